export async function writeCatalogue(_clips: string): Promise<void> {}
