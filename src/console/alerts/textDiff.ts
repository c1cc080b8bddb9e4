/** A stretch of text that stayed, came or went. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A Chinese character each, Latin words, numbers and blanks whole, so that a change reads as a person made it. */
const pieces = (text: string): string[] => text.match(/[A-Za-z]+|\d+(?:[.:]\d+)*|\s+|[\s\S]/gu) ?? [];

/** What changed from one text to another, by their longest common subsequence. */
export function textDiff(before: string, after: string): Stretch[] {
  const old = pieces(before);
  const now = pieces(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail++;
  const middle = changes(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return joined([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}

function changes(old: readonly string[], now: readonly string[]): Stretch[] {
  const width = now.length + 1;
  // Length of the longest common subsequence of what begins at old[i] and now[j].
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      found.push({ kind: 'same', text: old[i]! });
      i++;
      j++;
    } else if (
      i < old.length &&
      (j >= now.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      found.push({ kind: 'removed', text: old[i++]! });
    } else {
      found.push({ kind: 'added', text: now[j++]! });
    }
  }
  return found;
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { kind, text } of stretches) {
    if (text === '') continue;
    const last = all[all.length - 1];
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}
