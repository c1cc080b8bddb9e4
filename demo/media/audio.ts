export async function makeAudio(_folder: string, _work: string): Promise<void> {}
