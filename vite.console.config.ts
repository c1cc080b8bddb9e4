import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const controlCentre = process.env['CONTROL_CENTRE'] ?? 'http://localhost:8080';

/** The operators' console. `npx vite --config vite.console.config.ts` serves it while a control centre runs. */
export default defineConfig({
  root: folder('src/console'),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: folder('dist/console'),
    emptyOutDir: true,
    // Ant Design is one file: it changes only with its version, so that a browser keeps it over our releases.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'antd',
              test: /node_modules[\\/](?:antd|@ant-design|@rc-component|dayjs|@emotion|stylis)[\\/]/,
              priority: 2,
            },
            { name: 'vendor', test: /node_modules[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { fs: { allow: [folder('.')] }, proxy: { '/api': controlCentre, '/box': controlCentre } },
});
