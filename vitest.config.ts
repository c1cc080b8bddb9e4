import { defineConfig } from 'vitest/config';

/** What happens elsewhere is awaited, on a busy machine too; nothing is measured by it. */
const expectations = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          expect: expectations,
          environment: 'node',
          include: ['{src,scripts,demo}/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: ['src/tv/**/*.screen.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'screens',
          expect: expectations,
          environment: 'jsdom',
          include: ['src/tv/**/*.screen.test.ts'],
          setupFiles: ['src/tv/testing/setup.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          expect: expectations,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
