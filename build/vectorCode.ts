/**
 * Makes AssemblyScript of the GLSL that the vocabulary's rows are written in, four numbers at a time: numbers, names, calls,
 * the four operations, comparisons, `&&`, `||` and `a ? b : c`, of which both sides are computed. Anything else is an error.
 */

type Token = { readonly kind: 'number' | 'name' | 'sign'; readonly text: string };

const TOKEN = /\s*(?:(\d*\.\d*(?:e[-+]?\d+)?|\d+(?:\.\d*)?(?:e[-+]?\d+)?)|([A-Za-z_]\w*)|(<=|>=|==|&&|\|\||\+=|-=|[-+*/()<>?:,;={}]))/iy;
const OPERATIONS: Readonly<Record<string, string>> = { '+': 'f32x4.add', '-': 'f32x4.sub', '*': 'f32x4.mul', '/': 'f32x4.div', '<': 'f32x4.lt', '<=': 'f32x4.le', '>': 'f32x4.gt', '>=': 'f32x4.ge', '==': 'f32x4.eq', '&&': 'v128.and', '||': 'v128.or' };
/** Operators of equal rank, the loosest first. */
const RANKS: readonly (readonly string[])[] = [['||'], ['&&'], ['=='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/']];

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [, number, name, sign] = TOKEN.exec(text) ?? [];
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else throw new Error(`No vector form is known of "${text.slice(at, at + 30)}" in ${text}`);
  }
  return tokens;
}

/** Reads one piece of GLSL from its first token to its last. */
class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokensOf(source);
  }

  get isDone(): boolean {
    return this.at === this.tokens.length;
  }

  takes(text: string): boolean {
    if (this.tokens[this.at]?.text !== text) return false;
    this.at++;
    return true;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw new Error(`"${text}" was expected at "${this.tokens[this.at]?.text ?? 'the end'}" of ${this.source}`);
  }

  name(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== 'name') throw new Error(`A name was expected at "${token?.text ?? 'the end'}" of ${this.source}`);
    return token.text;
  }

  expression(): string {
    const condition = this.ranked(0);
    if (!this.takes('?')) return condition;
    const yes = this.expression();
    this.expect(':');
    return `v128.bitselect(${yes}, ${this.expression()}, ${condition})`;
  }

  private ranked(rank: number): string {
    const operators = RANKS[rank];
    if (operators === undefined) return this.signed();
    let left = this.ranked(rank + 1);
    for (let operator = operators.find((each) => this.takes(each)); operator !== undefined; operator = operators.find((each) => this.takes(each))) {
      left = `${OPERATIONS[operator]}(${left}, ${this.ranked(rank + 1)})`;
    }
    return left;
  }

  private signed(): string {
    if (!this.takes('-')) return this.single('');
    return this.tokens[this.at]?.kind === 'number' ? this.single('-') : `f32x4.neg(${this.signed()})`;
  }

  private single(sign: string): string {
    if (this.takes('(')) {
      const inside = this.expression();
      this.expect(')');
      return inside;
    }
    const token = this.tokens[this.at];
    if (token?.kind === 'number') {
      this.at++;
      return `f32x4.splat(${sign}${Number(token.text)})`;
    }
    const name = this.name();
    if (!this.takes('(')) return name;
    const values = [this.expression()];
    while (this.takes(',')) values.push(this.expression());
    this.expect(')');
    return `${name}(${values.join(', ')})`;
  }
}

/** A GLSL expression of floats as an expression of `v128`. */
export function vectorExpression(source: string): string {
  const reader = new Reader(source);
  const code = reader.expression();
  if (!reader.isDone) throw new Error(`More than an expression: ${source}`);
  return code;
}

/** Assignments `a = …; b += …;`. What is assigned goes through `stored`, which knows the name. */
export function vectorAssignments(source: string, stored: (name: string, value: string) => string): string {
  const reader = new Reader(source);
  const lines: string[] = [];
  while (!reader.isDone) {
    const name = reader.name();
    const operator = ['+', '-', ''].find((each) => reader.takes(`${each}=`)) ?? '';
    const value = reader.expression();
    reader.expect(';');
    lines.push(`${name} = ${stored(name, operator === '' ? value : `${OPERATIONS[operator]}(${name}, ${value})`)};`);
  }
  return lines.join(' ');
}

/** `float name(float x) { float a = …; return …; }`, exported for inlining. */
export function vectorFunction(source: string): string {
  const reader = new Reader(source);
  reader.expect('float');
  const name = reader.name();
  reader.expect('(');
  reader.expect('float');
  const parameter = reader.name();
  reader.expect(')');
  reader.expect('{');
  const lines: string[] = [];
  while (reader.takes('float')) {
    const local = reader.name();
    reader.expect('=');
    lines.push(`  const ${local} = ${reader.expression()};`);
    reader.expect(';');
  }
  reader.expect('return');
  lines.push(`  return ${reader.expression()};`);
  reader.expect(';');
  reader.expect('}');
  return `// @ts-ignore: decorator\n@inline function ${name}(${parameter}: v128): v128 {\n${lines.join('\n')}\n}`;
}

/** The name that a GLSL function is defined under. */
export function nameOfFunction(source: string): string {
  return /^float (\w+)\(/.exec(source)?.[1] ?? '';
}
