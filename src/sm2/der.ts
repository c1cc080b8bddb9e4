/** r and s, 32 bytes each, as an ASN.1 SEQUENCE of two INTEGERs (GM/T 0009-2012, 7.3), and back. */

const COMPONENT = 32;

export function toDer(signature: Buffer): Buffer {
  if (signature.length !== 2 * COMPONENT) throw new RangeError('a signature has 64 bytes');
  const body = Buffer.concat([
    integer(signature.subarray(0, COMPONENT)),
    integer(signature.subarray(COMPONENT)),
  ]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

export function fromDer(der: Buffer): Buffer {
  const first = readInteger(der, 2);
  const second = readInteger(der, first.end);
  return Buffer.concat([first.value, second.value]);
}

/** An INTEGER is signed and has no superfluous zeros in front. */
function integer(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  const positive = digits[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02, positive.length]), positive]);
}

function readInteger(der: Buffer, at: number): { value: Buffer; end: number } {
  const length = der[at + 1]!;
  const digits = der.subarray(at + 2, at + 2 + length);
  const value = Buffer.alloc(COMPONENT);
  const kept = digits.subarray(Math.max(0, digits.length - COMPONENT));
  kept.copy(value, COMPONENT - kept.length);
  return { value, end: at + 2 + length };
}
