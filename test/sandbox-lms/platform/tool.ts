/** What the LMS knows of the one tool it has. */
export type ToolRegistration = {
  /** OpenID Connect initiation (third-party initiated login). */
  loginUrl: string;
  /** `redirect_uri`, compared as an exact string, and `target_link_uri`. */
  launchUrl: string;
  /** Where the tool's public keys are. */
  jwksUrl: string;
  title: string;
  /** Canvas: where the tool shows besides the course's menu. */
  placements?: 'assignment_view'[];
  /** Custom parameters; `$` variables the platform does not know reach the tool as they stand. */
  custom?: Record<string, string>;
  /** Services it may use; all where it was entered by hand. */
  scopes?: string[];
  /** What it is told of a person; all where it was entered by hand. */
  sends?: { name: boolean; email: boolean };
};

/** What the tool must be told of the LMS. */
export type Platform = {
  issuer: string;
  clientId: string;
  deploymentId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  guid: string;
};
