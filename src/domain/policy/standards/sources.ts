/** A source that a volume can have: its field, and the name of its type in Kubernetes. */
export interface Source {
  readonly name: string;
  readonly type: string;
}

/** Sources of volumes that come from the cluster. */
export const allowedSources: readonly Source[] = [
  { name: 'configMap', type: 'ConfigMapVolumeSource' },
  { name: 'csi', type: 'CSIVolumeSource' },
  { name: 'downwardAPI', type: 'DownwardAPIVolumeSource' },
  { name: 'emptyDir', type: 'EmptyDirVolumeSource' },
  { name: 'ephemeral', type: 'EphemeralVolumeSource' },
  { name: 'image', type: 'ImageVolumeSource' },
  { name: 'persistentVolumeClaim', type: 'PersistentVolumeClaimVolumeSource' },
  { name: 'projected', type: 'ProjectedVolumeSource' },
  { name: 'secret', type: 'SecretVolumeSource' },
];

/** All others; of several that one volume names, the first here counts. */
export const otherSources: readonly Source[] = [
  { name: 'hostPath', type: 'HostPathVolumeSource' },
  { name: 'gcePersistentDisk', type: 'GCEPersistentDiskVolumeSource' },
  { name: 'awsElasticBlockStore', type: 'AWSElasticBlockStoreVolumeSource' },
  { name: 'gitRepo', type: 'GitRepoVolumeSource' },
  { name: 'nfs', type: 'NFSVolumeSource' },
  { name: 'iscsi', type: 'ISCSIVolumeSource' },
  { name: 'glusterfs', type: 'GlusterfsVolumeSource' },
  { name: 'rbd', type: 'RBDVolumeSource' },
  { name: 'flexVolume', type: 'FlexVolumeSource' },
  { name: 'cinder', type: 'CinderVolumeSource' },
  { name: 'cephfs', type: 'CephFSVolumeSource' },
  { name: 'flocker', type: 'FlockerVolumeSource' },
  { name: 'fc', type: 'FCVolumeSource' },
  { name: 'azureFile', type: 'AzureFileVolumeSource' },
  { name: 'vsphereVolume', type: 'VsphereVirtualDiskVolumeSource' },
  { name: 'quobyte', type: 'QuobyteVolumeSource' },
  { name: 'azureDisk', type: 'AzureDiskVolumeSource' },
  { name: 'photonPersistentDisk', type: 'PhotonPersistentDiskVolumeSource' },
  { name: 'portworxVolume', type: 'PortworxVolumeSource' },
  { name: 'scaleIO', type: 'ScaleIOVolumeSource' },
  { name: 'storageos', type: 'StorageOSVolumeSource' },
];
