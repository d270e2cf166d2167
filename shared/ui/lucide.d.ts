declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const icon: IconNode;

  // biome-ignore lint/style/noDefaultExport: this is how lucide exports a single icon.
  export { icon as default };
}
