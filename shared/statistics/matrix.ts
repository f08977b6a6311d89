/** A square matrix, row after row. */
export interface Square {
  size: number
  cells: Float64Array
}

/** Eigenvalues and the matching vectors in the columns of `vectors`. */
export interface Eigen {
  values: Float64Array
  vectors: Square
}

const mostSweeps = 50

export function identity(size: number): Square {
  const cells = new Float64Array(size * size)
  for (let at = 0; at < size; at += 1) cells[at * size + at] = 1
  return { size, cells }
}

export function multiplied(a: Square, b: Square): Square {
  const { size } = a
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const factor = a.cells[i * size + k]!
      for (let j = 0; j < size; j += 1) cells[i * size + j]! += factor * b.cells[k * size + j]!
    }
  }
  return { size, cells }
}

export function transposed({ size, cells }: Square): Square {
  const turned = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) turned[j * size + i] = cells[i * size + j]!
  }
  return { size, cells: turned }
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, Matrix Computations, 8.5).
 * `start` may be the vectors of a matrix much like it: then few rotations are left to do, which is what makes a thousand draws quick.
 */
export function eigenOf(symmetric: Square, start?: Square): Eigen {
  const { size } = symmetric
  const { cells } = start
    ? multiplied(multiplied(transposed(start), symmetric), start)
    : { cells: symmetric.cells.slice() }
  // Kept by rows while turning: a rotation then touches two rows, one after another in memory.
  const vectors = start ? transposed(start).cells : identity(size).cells
  // Eigenvalues are then exact to the last digits, vectors to nine or more: finer would cost a sweep in every draw.
  const small = 1e-18 * squaresOf(cells)
  const nothing = Math.sqrt(small) / size
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    if (offDiagonal(cells, size) <= small) break
    for (let p = 0; p < size - 1; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(cells[p * size + q]!) > nothing) rotate(cells, vectors, size, p, q)
      }
    }
  }
  const values = new Float64Array(size)
  for (let at = 0; at < size; at += 1) values[at] = cells[at * size + at]!
  return { values, vectors: transposed({ size, cells: vectors }) }
}

function squaresOf(cells: Float64Array): number {
  let sum = 0
  for (const cell of cells) sum += cell * cell
  return sum
}

function offDiagonal(cells: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) sum += cells[i * size + j]! ** 2
  }
  return sum
}

function rotate(cells: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const between = cells[p * size + q]!
  const theta = (cells[q * size + q]! - cells[p * size + p]!) / (2 * between)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  const pp = cells[p * size + p]!
  const qq = cells[q * size + q]!
  for (let k = 0; k < size; k += 1) {
    const vp = vectors[p * size + k]!
    const vq = vectors[q * size + k]!
    vectors[p * size + k] = c * vp - s * vq
    vectors[q * size + k] = s * vp + c * vq
    if (k === p || k === q) continue
    const pk = cells[p * size + k]!
    const qk = cells[q * size + k]!
    cells[p * size + k] = cells[k * size + p] = c * pk - s * qk
    cells[q * size + k] = cells[k * size + q] = s * pk + c * qk
  }
  cells[p * size + p] = pp - t * between
  cells[q * size + q] = qq + t * between
  cells[p * size + q] = cells[q * size + p] = 0
}
