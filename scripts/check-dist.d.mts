export function syntaxProblem(name: string, code: string): string | undefined;
export function interfaceProblems(name: string, code: string): Promise<string[]>;
export function checkFolder(folder: string): Promise<string[]>;
