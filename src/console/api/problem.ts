import * as v from 'valibot';

/** How the control centre says no. */
const ErrorBody = v.object({
  error: v.object({ code: v.string(), message: v.string(), field: v.optional(v.string()) }),
});

/** The control centre has answered, and refused. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** For programmes; see `error.*` of the locale. */
    readonly code: string,
    message: string,
    /** The field of the request that is wrong, as the contract names it: 'content.areas'. */
    readonly field: string | undefined,
    /** After how many seconds to try again, where the control centre says so. */
    readonly retryAfterS: number | undefined,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** There was no answer: the network or the control centre is away. What was asked may have been done or not. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the control centre does not answer', { cause });
    this.name = 'Unreachable';
  }
}

/** Reads a refusal; an answer that is not the API's own (a proxy's page) is named by its status. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const retry = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterS = Number.isFinite(retry) ? retry : undefined;
  const body = v.safeParse(ErrorBody, await response.json().catch(() => undefined));
  if (!body.success)
    return new Refusal(response.status, 'unknown', response.statusText, undefined, retryAfterS);
  const { code, message, field } = body.output.error;
  return new Refusal(response.status, code, message, field, retryAfterS);
}

/** The wrong field without the parts that only say where the content stood: 'content.areas' gives 'areas'. */
export function fieldOf(problem: unknown): string | undefined {
  return problem instanceof Refusal ? problem.field?.replace(/^content\./, '') : undefined;
}
