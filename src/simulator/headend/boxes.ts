/** Reading and writing the boxes of ISO base media files (ISO/IEC 14496-12). */

export interface Box {
  type: string;
  /** The whole box, header included. */
  bytes: Buffer;
  /** What follows the header. */
  body: Buffer;
}

/** The boxes that stand one after the other in `bytes`. */
export function readBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length) throw new Error(`box of ${size} bytes at ${at} does not fit`);
    const whole = bytes.subarray(at, at + size);
    boxes.push({ type: whole.toString('latin1', 4, 8), bytes: whole, body: whole.subarray(8) });
    at += size;
  }
  return boxes;
}

/** A box of that type around parts. */
export function box(type: string, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  head.writeUInt32BE(size, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts], size);
}

/** A full box: version and flags, then 32-bit numbers or buffers. */
export function fullBox(type: string, version: number, flags: number, ...parts: (number | Buffer)[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(((version << 24) | flags) >>> 0, 0);
  return box(type, head, ...parts.map((part) => (typeof part === 'number' ? uint32(part) : part)));
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0, 0);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value), 0);
  return bytes;
}

/** The first box on a path: `find(init, 'moov', 'trak')`. */
export function find(bytes: Buffer, ...path: string[]): Box | undefined {
  let within = bytes;
  let found: Box | undefined;
  for (const type of path) {
    found = readBoxes(within).find((candidate) => candidate.type === type);
    if (!found) return undefined;
    within = found.body;
  }
  return found;
}
