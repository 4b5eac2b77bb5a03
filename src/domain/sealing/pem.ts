/** One block of a PEM file. */
export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  /** Its base64 as written, line breaks included. */
  readonly body: string;
  /** `Proc-Type: 4,ENCRYPTED` and the like stand above the base64 (RFC 1421). */
  readonly hasHeaders: boolean;
}

/** The blocks of a PEM text in their order; text around them does not count, nor does a block that is not ended. */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let from = 0;
  for (;;) {
    begin.lastIndex = from;
    const opening = begin.exec(text);
    if (opening === null) return blocks;
    const [line, label = ''] = opening;
    const start = opening.index + line.length;
    const end = text.indexOf(`-----END ${label}-----`, start);
    if (end === -1) return blocks;
    const body = text.slice(start, end);
    blocks.push({ label, body: body.replaceAll(/[ \t\r\n]/g, ''), hasHeaders: body.includes(':') });
    from = end;
  }
}

const begin = /-----BEGIN ([A-Z0-9 ]{1,64})-----/g;
