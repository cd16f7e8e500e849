/** What the `wasm` engine gives on every machine: a test in Node and one in a browser hold it to these numbers. */
export interface ReferenceCurve {
  readonly link: string;
  /** At birth and after each epoch. */
  readonly trainLosses: readonly number[];
  readonly validationLosses: readonly number[];
  readonly fingerprint: string;
}

export const REFERENCE_CURVES: readonly [ReferenceCurve, ...ReferenceCurve[]] = [
  {
    link: 'rows=20000&batch=256&lr=0.01&epochs=3&engine=wasm',
    trainLosses: [0.6933416194319725, 0.6938545408546924, 0.6932116109771388, 0.6932121271320751],
    validationLosses: [0.6935716521342595, 0.6931601845721403, 0.6932903231481711, 0.6931035365064939],
    fingerprint: '01cb157a865f8e9a',
  },
  {
    link: 'labels=xor&rows=2000&hidden=9,8,7,6,5&activation=gelu,mish,tanh,elu,softplus&dropout=0.2,0,0,0,0&initializer=glorot_uniform&batch=100&lr=0.01&epochs=4&engine=wasm',
    trainLosses: [0.7188110678749425, 0.6968109158320086, 0.6925747003299849, 0.6903142682995115, 0.6878117878522192],
    validationLosses: [0.7111440054575602, 0.6978564036885897, 0.6922089065114657, 0.6926355288426082, 0.6785468818744024],
    fingerprint: '01cbe7eebbe4a9b8',
  },
  {
    link: 'labels=sum&rows=2000&hidden=9,8&initializer=he_normal&batch=64&lr=0.01&epochs=6&engine=wasm&at=1.activation:leaky_relu|2.lr:0.05|2.batch:100|3.redo:0.3|3.l2:0.01|4.freeze.2|5.labels',
    trainLosses: [0.9598378127653684, 0.7079509184190205, 0.6016026639831917, 0.3530288648720515, 0.1337058089738546, 0.08596304129414058, 1.509413982007388],
    validationLosses: [0.9697557272886237, 0.6362021063268185, 0.5528109449644883, 0.1772883857798115, 0.10655604153915994, 0.092328515319213, 0.7064756262799105],
    fingerprint: '01b23782c2c4c6fa',
  },
];
