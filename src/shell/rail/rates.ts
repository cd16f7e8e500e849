/** Numbers that every hidden layer has, and how they continue "Layer 1". */
export const RATES = [
  { property: 'bias', layerLabel: 'bias' },
  { property: 'dropout', layerLabel: 'dropout' },
  { property: 'alphaDropout', layerLabel: 'AlphaDropout' },
] as const;
