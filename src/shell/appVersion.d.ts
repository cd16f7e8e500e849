interface ImportMetaEnv {
  /** Version of the application, from package.json at build time. */
  readonly APP_VERSION: string;
}
