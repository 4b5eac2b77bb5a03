/**
 * How Go writes the types of Kubernetes v1.37.2: see scripts/peers/kube/defaults/shapes.go.
 * Written by `node scripts/peers/kubeDefaults.ts`.
 */
export const shapesOfVolumes = `
core.AWSElasticBlockStoreVolumeSource volumeID!s fsType?s partition?n readOnly?b
core.AzureDiskVolumeSource diskName!s diskURI!s
core.AzureFilePersistentVolumeSource secretName!s shareName!s readOnly?b secretNamespace^s
core.AzureFileVolumeSource secretName!s shareName!s readOnly?b
core.CSIPersistentVolumeSource driver!s volumeHandle!s readOnly?b fsType?s volumeAttributes?{}s controllerPublishSecretRef*core.SecretReference nodeStageSecretRef*core.SecretReference nodePublishSecretRef*core.SecretReference controllerExpandSecretRef*core.SecretReference nodeExpandSecretRef*core.SecretReference
core.CSIVolumeSource driver!s volumeAttributes?{}s nodePublishSecretRef*core.LocalObjectReference
core.CephFSPersistentVolumeSource monitors![]s path?s user?s secretFile?s secretRef*core.SecretReference readOnly?b
core.CephFSVolumeSource monitors![]s path?s user?s secretFile?s secretRef*core.LocalObjectReference readOnly?b
core.CinderPersistentVolumeSource volumeID!s fsType?s readOnly?b secretRef*core.SecretReference
core.CinderVolumeSource volumeID!s fsType?s readOnly?b secretRef*core.LocalObjectReference
core.ClusterTrustBundleProjection labelSelector*meta.LabelSelector path!s
core.ConfigMapProjection name?s items?[]core.KeyToPath
core.ConfigMapVolumeSource name?s items?[]core.KeyToPath
core.DownwardAPIProjection items?[]core.DownwardAPIVolumeFile
core.DownwardAPIVolumeFile path!s fieldRef*core.ObjectFieldSelector resourceFieldRef*core.ResourceFieldSelector
core.DownwardAPIVolumeSource items?[]core.DownwardAPIVolumeFile
core.EmptyDirVolumeSource medium?s sizeLimit*q
core.EphemeralVolumeSource volumeClaimTemplate*core.PersistentVolumeClaimTemplate
core.FCVolumeSource targetWWNs?[]s fsType?s readOnly?b wwids?[]s
core.FlexPersistentVolumeSource driver!s fsType?s secretRef*core.SecretReference readOnly?b options?{}s
core.FlexVolumeSource driver!s fsType?s secretRef*core.LocalObjectReference readOnly?b options?{}s
core.FlockerVolumeSource datasetName?s datasetUUID?s
core.GCEPersistentDiskVolumeSource pdName!s fsType?s partition?n readOnly?b
core.GitRepoVolumeSource repository!s revision?s directory?s
core.GlusterfsPersistentVolumeSource endpoints!s path!s readOnly?b
core.GlusterfsVolumeSource endpoints!s path!s readOnly?b
core.HostPathVolumeSource path!s
core.ISCSIPersistentVolumeSource targetPortal!s iqn!s lun!n iscsiInterface?s fsType?s readOnly?b portals?[]s chapAuthDiscovery?b chapAuthSession?b secretRef*core.SecretReference
core.ISCSIVolumeSource targetPortal!s iqn!s lun!n iscsiInterface?s fsType?s readOnly?b portals?[]s chapAuthDiscovery?b chapAuthSession?b secretRef*core.LocalObjectReference
core.ImageVolumeSource reference?s pullPolicy?s
core.KeyToPath key!s path!s
core.LocalVolumeSource path!s
core.NFSVolumeSource server!s path!s readOnly?b
core.PersistentVolume metadata+meta.ObjectMeta spec+core.PersistentVolumeSpec
core.PersistentVolumeClaim metadata+meta.ObjectMeta spec+core.PersistentVolumeClaimSpec
core.PersistentVolumeClaimSpec accessModes?[]s selector*meta.LabelSelector resources+core.VolumeResourceRequirements volumeName?s dataSource*core.TypedLocalObjectReference dataSourceRef*core.TypedObjectReference
core.PersistentVolumeClaimTemplate metadata+meta.ObjectMeta spec+core.PersistentVolumeClaimSpec
core.PersistentVolumeClaimVolumeSource claimName!s readOnly?b
core.PersistentVolumeSpec capacity?{}q gcePersistentDisk*core.GCEPersistentDiskVolumeSource awsElasticBlockStore*core.AWSElasticBlockStoreVolumeSource hostPath*core.HostPathVolumeSource glusterfs*core.GlusterfsPersistentVolumeSource nfs*core.NFSVolumeSource rbd*core.RBDPersistentVolumeSource iscsi*core.ISCSIPersistentVolumeSource cinder*core.CinderPersistentVolumeSource cephfs*core.CephFSPersistentVolumeSource fc*core.FCVolumeSource flocker*core.FlockerVolumeSource flexVolume*core.FlexPersistentVolumeSource azureFile*core.AzureFilePersistentVolumeSource vsphereVolume*core.VsphereVirtualDiskVolumeSource quobyte*core.QuobyteVolumeSource azureDisk*core.AzureDiskVolumeSource photonPersistentDisk*core.PhotonPersistentDiskVolumeSource portworxVolume*core.PortworxVolumeSource scaleIO*core.ScaleIOPersistentVolumeSource local*core.LocalVolumeSource storageos*core.StorageOSPersistentVolumeSource csi*core.CSIPersistentVolumeSource accessModes?[]s claimRef*core.ObjectReference persistentVolumeReclaimPolicy?s storageClassName?s mountOptions?[]s nodeAffinity*core.VolumeNodeAffinity
core.PhotonPersistentDiskVolumeSource pdID!s fsType?s
core.PodCertificateProjection signerName?s keyType?s credentialBundlePath?s keyPath?s certificateChainPath?s userAnnotations?{}s
core.PortworxVolumeSource volumeID!s fsType?s readOnly?b
core.ProjectedVolumeSource sources![]core.VolumeProjection
core.QuobyteVolumeSource registry!s volume!s readOnly?b user?s group?s tenant?s
core.RBDPersistentVolumeSource monitors![]s image!s fsType?s pool?s user?s keyring?s secretRef*core.SecretReference readOnly?b
core.RBDVolumeSource monitors![]s image!s fsType?s pool?s user?s keyring?s secretRef*core.LocalObjectReference readOnly?b
core.ScaleIOPersistentVolumeSource gateway!s system!s secretRef^core.SecretReference sslEnabled?b protectionDomain?s storagePool?s storageMode?s volumeName?s fsType?s readOnly?b
core.ScaleIOVolumeSource gateway!s system!s secretRef^core.LocalObjectReference sslEnabled?b protectionDomain?s storagePool?s storageMode?s volumeName?s fsType?s readOnly?b
core.SecretProjection name?s items?[]core.KeyToPath
core.SecretVolumeSource secretName?s items?[]core.KeyToPath
core.ServiceAccountTokenProjection audience?s path!s
core.StorageOSPersistentVolumeSource volumeName?s volumeNamespace?s fsType?s readOnly?b secretRef*core.ObjectReference
core.StorageOSVolumeSource volumeName?s volumeNamespace?s fsType?s readOnly?b secretRef*core.LocalObjectReference
core.Volume name!s hostPath*core.HostPathVolumeSource emptyDir*core.EmptyDirVolumeSource gcePersistentDisk*core.GCEPersistentDiskVolumeSource awsElasticBlockStore*core.AWSElasticBlockStoreVolumeSource gitRepo*core.GitRepoVolumeSource secret*core.SecretVolumeSource nfs*core.NFSVolumeSource iscsi*core.ISCSIVolumeSource glusterfs*core.GlusterfsVolumeSource persistentVolumeClaim*core.PersistentVolumeClaimVolumeSource rbd*core.RBDVolumeSource flexVolume*core.FlexVolumeSource cinder*core.CinderVolumeSource cephfs*core.CephFSVolumeSource flocker*core.FlockerVolumeSource downwardAPI*core.DownwardAPIVolumeSource fc*core.FCVolumeSource azureFile*core.AzureFileVolumeSource configMap*core.ConfigMapVolumeSource vsphereVolume*core.VsphereVirtualDiskVolumeSource quobyte*core.QuobyteVolumeSource azureDisk*core.AzureDiskVolumeSource photonPersistentDisk*core.PhotonPersistentDiskVolumeSource projected*core.ProjectedVolumeSource portworxVolume*core.PortworxVolumeSource scaleIO*core.ScaleIOVolumeSource storageos*core.StorageOSVolumeSource csi*core.CSIVolumeSource ephemeral*core.EphemeralVolumeSource image*core.ImageVolumeSource
core.VolumeDevice name!s devicePath!s
core.VolumeMount name!s readOnly?b mountPath!s subPath?s subPathExpr?s bindMountOptions?[]s
core.VolumeNodeAffinity required*core.NodeSelector
core.VolumeProjection secret*core.SecretProjection downwardAPI*core.DownwardAPIProjection configMap*core.ConfigMapProjection serviceAccountToken*core.ServiceAccountTokenProjection clusterTrustBundle*core.ClusterTrustBundleProjection podCertificate*core.PodCertificateProjection
core.VolumeResourceRequirements limits?{}q requests?{}q
core.VsphereVirtualDiskVolumeSource volumePath!s fsType?s storagePolicyName?s storagePolicyID?s
`;
