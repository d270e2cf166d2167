/** A page that happens to stand on the LMS's site and says nothing of an LMS. */
export const unmarkedPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bus times</title></head>
<body><h1>When the school bus leaves</h1><p>Mondays to Fridays at 15:40 and 16:25, from the gate on Mill Street.</p></body></html>
`;
