/** The simulated headend as a process: `PORT` (8081), `HOST` (127.0.0.1), `MEDIA_DIR` (demo/media/clips). */
import { openCatalogue } from './catalogue';
import { createHeadend } from './server';

const port = Number(process.env['PORT'] ?? 8081);
const host = process.env['HOST'] ?? '127.0.0.1';
const folder = process.env['MEDIA_DIR'] ?? 'demo/media/clips';

function fail(words: string): never {
  process.stderr.write(`headend: ${words}\n`);
  process.exit(1);
}

function catalogue() {
  try {
    return openCatalogue(folder);
  } catch (error) {
    return fail(`cannot read the clips in ${folder} (MEDIA_DIR): ${(error as Error).message}`);
  }
}

if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`PORT "${process.env['PORT']}" is not a port number`);

const server = createHeadend({ catalogue: catalogue() });
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') fail(`port ${port} is in use; set HEADEND_PORT (or PORT) to a free one`);
  fail(error.message);
});
server.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`;
  if (process.send) process.send({ ready: true, url });
  else process.stdout.write(`headend at ${url}\n`);
});

function stop(): void {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('disconnect', stop);
