import { expect, it } from 'vitest';
import { isSoftware } from './renderer.ts';

it.each([
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'llvmpipe (LLVM 19.1.7, 256 bits)',
  'llvmpipe, or similar',
  'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)',
  'Apple Software Renderer',
])('takes %s for software', (renderer) => {
  expect(isSoftware(renderer)).toBe(true);
});

it.each([
  'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
  'Mali-G78',
  'Apple GPU',
  'Mozilla',
])('takes %s for a graphics processor, or one that the self-test judges', (renderer) => {
  expect(isSoftware(renderer)).toBe(false);
});
