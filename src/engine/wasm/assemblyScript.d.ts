/** AssemblyScript, which `build/assemblyKernels.ts` compiles. */
declare module '*.as' {
  /** The WebAssembly module. */
  export const base64: string;
}
