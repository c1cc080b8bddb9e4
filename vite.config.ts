import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const controlCentre = process.env['CONTROL_CENTRE'] ?? 'http://localhost:8080';

/** The simulator's page. The control centre serves it beside the box's application, as `npx vite` does too. */
export default defineConfig({
  root: folder('src/simulator/ui'),
  base: '/simulator/',
  plugins: [react()],
  build: { outDir: folder('dist/simulator'), emptyOutDir: true },
  server: { fs: { allow: [folder('.')] }, proxy: { '/api': controlCentre, '/box': controlCentre } },
});
