/** The one thing the tests ask of it; the package brings no types. */
declare module 'jsonld' {
  type Loaded = { contextUrl?: string; document: unknown; documentUrl: string };
  const jsonld: {
    expand(
      input: object,
      options: { documentLoader: (url: string) => Promise<Loaded>; safe: boolean },
    ): Promise<Record<string, unknown>[]>;
  };

  export = jsonld;
}
