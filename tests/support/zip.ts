import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; the last fields are for malformed archives. */
export type Zipped = {
  readonly name: string;
  readonly content: string | Buffer;
  readonly isStored?: boolean;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Its packed bytes, and their unpacked size. */
  readonly packed?: { readonly bytes: Buffer; readonly size: number };
};

/** A ZIP archive of these files (APPNOTE 4.3), with names in UTF-8. */
export function zipOf(files: readonly Zipped[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const content = Buffer.from(file.content);
    const packed = file.packed?.bytes ?? (file.isStored ? content : deflateRawSync(content));
    const name = Buffer.from(file.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (file.flags ?? 0), 2);
    common.writeUInt16LE(file.method ?? (file.isStored ? 0 : 8), 4);
    common.writeUInt32LE(file.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(file.packed?.size ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
