export function usedCharacters(root: string): Set<string>;
export function faceCharacters(root: string): Set<string>;
