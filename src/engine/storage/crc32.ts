import zlib from 'node:zlib';

/** CRC-32 (ISO-HDLC), as WAL entries end with it. Apart from the digests: every command reads WALs, few need OpenSSL. */
export function crc32(bytes: Uint8Array): number {
  return zlib.crc32(bytes);
}
