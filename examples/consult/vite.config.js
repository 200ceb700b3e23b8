import { defineConfig } from 'vite';

const backend = process.env.BACKEND_URL ?? 'http://localhost:8787';

export default defineConfig(({ command }) => {
  if (command === 'serve') console.log(`Sending /api and /ws to ${backend}`);
  return {
    root: 'frontend',
    build: { outDir: '../dist', emptyOutDir: true },
    server: {
      proxy: {
        '/api': backend,
        '/ws': { target: backend, ws: true },
      },
    },
  };
});
