import * as v from 'valibot';

const Limits = v.object({
  userLimits: v.object({ open_files: v.object({ soft: v.union([v.number(), v.string()]) }) }),
});

/** How many files and sockets a process may hold open here ("ulimit -n"); Infinity where nothing limits it. */
export function openFilesAllowed(): number {
  const report = v.safeParse(Limits, process.report.getReport());
  const soft = report.success ? Number(report.output.userLimits.open_files.soft) : Number.NaN;
  return Number.isNaN(soft) ? Number.POSITIVE_INFINITY : soft;
}
