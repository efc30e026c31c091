import {bytes, layout, zero} from './records/layout.js';

/**
 * Archives as POSIX has them (ustar, IEEE Std 1003.1, pax): regular files alone, and of each nothing but name, length and time. What
 * is read is what is written here, to the bit, so that no two programs can see two archives in one.
 */
const ustarHeader = layout('UstarHeader', 512, {
  name: bytes(0, 100, 'name of the member, ended by a zero byte where there is room'),
  mode: bytes(100, 8, '0000644'),
  uid: bytes(108, 8, '0000000'),
  gid: bytes(116, 8, '0000000'),
  size: bytes(124, 12, 'bytes of the member, octal; 0 where a pax record says it'),
  modified: bytes(136, 12, 'seconds since 1970, octal'),
  checksum: bytes(148, 8, 'sum of the bytes of the header with blanks in this place, octal'),
  type: bytes(156, 1, '0, a regular file; x, pax records of the next member'),
  linkName: zero(157, 100),
  magic: bytes(257, 8, '`ustar`, a zero byte, `00`'),
  userName: zero(265, 32),
  groupName: zero(297, 32),
  deviceMajor: bytes(329, 8, '0000000'),
  deviceMinor: bytes(337, 8, '0000000'),
  prefix: zero(345, 155),
  padding: zero(500, 12),
});

/** Members begin at multiples of so many bytes. */
export const tarBlock = 512;

/** Two blocks of zeros end an archive. */
export const tarEnd = new Uint8Array(2 * tarBlock);

/** What twelve bytes say in octal; beyond it a pax record does. */
const mostOctal = 0o77777777777;

/** Bytes that a name may have. */
export const longestMemberName = 100;

/** A file in an archive. */
interface TarFile {
  readonly name: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** A file that was found in an archive, and where its bytes begin. */
export interface TarMember extends TarFile {
  readonly offset: number;
}

/** Bytes that can be read anywhere. */
interface TarSource {
  size(): number;
  read(target: Uint8Array, offset: number): number;
}

const magic = Buffer.from('ustar\x0000', 'latin1');

/** What stands ahead of the bytes of a file. @param most sizes beyond it are said by a pax record */
export function tarHead({name, size, modified}: TarFile, most = mostOctal): Uint8Array {
  if (size <= most) return headerOf({name, size, modified}, '0');
  const record = sizeRecord(size);
  const records = new Uint8Array(tarBlock);
  records.set(Buffer.from(record));
  return Buffer.concat([
    headerOf({name: paxName, size: record.length, modified}, 'x'),
    records,
    headerOf({name, size: 0, modified}, '0'),
  ]);
}

const paxName = 'pax-size';

/** A pax record begins with its own length, that of these digits included. */
function sizeRecord(size: number): string {
  const rest = ` size=${size}\n`;
  const length = rest.length + 2;
  return `${length}${rest}`;
}

function headerOf({name, size, modified}: TarFile, type: '0' | 'x'): Uint8Array {
  const header = new Uint8Array(tarBlock);
  const text = (content: string, length: number): Uint8Array => {
    const field = new Uint8Array(length);
    field.set(Buffer.from(content));
    return field;
  };
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  const nothing = text('0000000', 8);
  const fields = {
    name: text(name, 100),
    mode: text('0000644', 8),
    uid: nothing,
    gid: nothing,
    size: text(octal(size, 11), 12),
    modified: text(octal(modified, 11), 12),
    checksum: text('        ', 8),
    type: text(type, 1),
    magic,
    deviceMajor: nothing,
    deviceMinor: nothing,
  };
  ustarHeader.encode(fields, header);
  const sum = header.reduce((total, byte) => total + byte, 0);
  ustarHeader.encode({...fields, checksum: text(`${octal(sum, 6)}\0 `, 8)}, header);
  return header;
}

/** Zeros behind a file of so many bytes, up to the next block. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((tarBlock - (size % tarBlock)) % tarBlock);
}

/** Whether bytes begin as an archive does. */
export function startsLikeTar(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(257, 262)).toString('latin1') === 'ustar';
}

/** The files in an archive; the end of a sentence when it is none that is written here. @param most as for `tarHead` */
export function readTar(source: TarSource, mostMembers: number, most = mostOctal): TarMember[] | string {
  const members: TarMember[] = [];
  const size = source.size();
  for (let at = 0; ; ) {
    const where = `at offset ${at}`;
    const block = blockAt(source, at);
    if (block === undefined) return 'it ends without the two blocks of zeros that end an archive';
    if (isZero(block)) {
      const end = blockAt(source, at + tarBlock);
      if (end === undefined || !isZero(end)) return `one block of zeros ${where} ends no archive`;
      return at + tarEnd.length === size ? members : `${size - at - tarEnd.length} bytes lie behind its end`;
    }
    if (members.length === mostMembers) return `it has more than ${mostMembers} members`;
    const file = fileAt(source, at, block, most);
    if (typeof file === 'string') return `${file} ${where}`;
    const offset = at + tarHead(file, most).length;
    const padding = tarPadding(file.size);
    if (offset + file.size + padding.length > size)
      return `the member ${where} says that it is longer than the archive`;
    const found = new Uint8Array(padding.length);
    source.read(found, offset + file.size);
    if (!isZero(found)) return `something lies between the member ${where} and the next one`;
    members.push({...file, offset});
    at = offset + file.size + padding.length;
  }
}

/** The file whose head begins at an offset: what its fields say, if a head that says it is the same to the bit. */
function fileAt(source: TarSource, at: number, first: Uint8Array, most: number): TarFile | string {
  const hasRecords = ustarHeader.decode(first).type[0] === 'x'.charCodeAt(0);
  const head = new Uint8Array(hasRecords ? 3 * tarBlock : tarBlock);
  if (source.read(head, at) !== head.length) return 'it ends inside the head';
  const {name, size, modified} = ustarHeader.decode(head, head.length - tarBlock);
  const record = /^\d+ size=(\d{1,16})\n/.exec(textOf(head.subarray(tarBlock, 2 * tarBlock)));
  const sizeText = hasRecords ? record?.[1] : textOf(size);
  const file = {
    name: textOf(name),
    size: Number.parseInt(sizeText ?? '', hasRecords ? 10 : 8),
    modified: Number.parseInt(textOf(modified), 8),
  };
  const isNumbered = Number.isSafeInteger(file.size) && file.size >= 0 && Number.isSafeInteger(file.modified);
  if (!isNumbered || file.modified < 0 || file.name === '') return 'no plain file begins';
  const same = tarHead(file, most);
  return Buffer.compare(same, head) === 0 ? file : 'something else than a plain file without an owner begins';
}

function blockAt(source: TarSource, at: number): Uint8Array | undefined {
  const block = new Uint8Array(tarBlock);
  return source.read(block, at) === tarBlock ? block : undefined;
}

function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return Buffer.from(field.subarray(0, end < 0 ? field.length : end)).toString('utf8');
}

function isZero(found: Uint8Array): boolean {
  return found.every((byte) => byte === 0);
}
