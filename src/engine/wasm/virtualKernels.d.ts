/** Made by `build/assemblyKernels.ts` of what is in `assembly/`. */
declare module 'virtual:assembly-kernels' {
  export const base64: string;
}
