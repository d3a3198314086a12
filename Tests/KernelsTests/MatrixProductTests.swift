import Testing

@testable import Kernels

/// The shapes of one product.
struct ProductShape: Sendable, CustomTestStringConvertible {
    var rows: Int
    var columns: Int
    var depth: Int

    var testDescription: String { "\(rows)x\(columns)x\(depth)" }
}

/// One way to hand over the operands.
struct ProductForm: Sendable, CustomTestStringConvertible {
    var aTransposed: Bool
    var bTransposed: Bool
    var accumulate: Bool

    static let all = [false, true].flatMap { a in
        [false, true].flatMap { b in
            [false, true].map { ProductForm(aTransposed: a, bTransposed: b, accumulate: $0) }
        }
    }

    var testDescription: String {
        "\(accumulate ? "C += " : "C = ")\(aTransposed ? "A'" : "A")·\(bTransposed ? "B'" : "B")"
    }
}

struct MatrixProductTests {
    /// Sizes around every edge: the vectors' widths, the tiles' rows, odd ones between.
    static let small = [1, 2, 3, 5, 7, 8, 10, 13, 17, 20]
    static let large = [
        ProductShape(rows: 256, columns: 64, depth: 2), ProductShape(rows: 24, columns: 64, depth: 270),
        ProductShape(rows: 2, columns: 64, depth: 256), ProductShape(rows: 64, columns: 2, depth: 256),
        ProductShape(rows: 45, columns: 7, depth: 33), ProductShape(rows: 1, columns: 3, depth: 1000),
        ProductShape(rows: 140, columns: 70, depth: 530), ProductShape(rows: 40, columns: 10, depth: 256),
        ProductShape(rows: 256, columns: 1, depth: 64), ProductShape(rows: 1, columns: 256, depth: 64),
        ProductShape(rows: 300, columns: 5, depth: 18), ProductShape(rows: 33, columns: 95, depth: 65),
        ProductShape(rows: 131, columns: 35, depth: 40), ProductShape(rows: 12, columns: 1030, depth: 9),
        ProductShape(rows: 1030, columns: 12, depth: 9), ProductShape(rows: 9, columns: 3, depth: 700),
        ProductShape(rows: 3, columns: 2000, depth: 1), ProductShape(rows: 12, columns: 32, depth: 576),
    ]

    @Test(arguments: ProductForm.all)
    func `every small shape agrees with the triple loop`(form: ProductForm) {
        for rows in Self.small {
            for columns in Self.small {
                for depth in Self.small {
                    let shape = ProductShape(rows: rows, columns: columns, depth: depth)
                    #expect(worstError(Float.self, shape, form) < 1e-5, "\(shape.testDescription)")
                    #expect(worstError(Double.self, shape, form) < 1e-14, "\(shape.testDescription)")
                }
            }
        }
    }

    @Test(arguments: large, ProductForm.all)
    func `shapes of real networks agree with the triple loop`(shape: ProductShape, form: ProductForm) {
        #expect(worstError(Float.self, shape, form) < 1e-4)
        #expect(worstError(Double.self, shape, form) < 1e-13)
    }

    @Test(arguments: ProductForm.all)
    func `nothing to sum over leaves zeros, or C as it was`(form: ProductForm) {
        #expect(worstError(Float.self, ProductShape(rows: 3, columns: 5, depth: 0), form) == 0)
        #expect(worstError(Float.self, ProductShape(rows: 0, columns: 5, depth: 2), form) == 0)
        #expect(worstError(Float.self, ProductShape(rows: 3, columns: 0, depth: 2), form) == 0)
    }

    @Test(arguments: large)
    func `the same operands give the same bits`(shape: ProductShape) {
        let form = ProductForm(aTransposed: false, bTransposed: true, accumulate: false)
        #expect(Product<Float>(shape, form).result == Product<Float>(shape, form).result)
    }

    @Test
    func `a NaN in one row of A stays in that row`() {
        for columns in [1, 3, 8, 40] {
            for depth in [3, 20, 100] {
                let shape = ProductShape(rows: 9, columns: columns, depth: depth)
                var product = Product<Float>(
                    shape, ProductForm(aTransposed: false, bTransposed: false, accumulate: false))
                product.a[4 * depth] = .nan
                let result = product.result
                for i in 0..<9 {
                    for j in 0..<columns { #expect(result[i * columns + j].isNaN == (i == 4)) }
                }
            }
        }
    }

    /// The largest difference from the triple loop in `Double`, relative to the sum of sizes; infinite where
    /// something outside C or the workspace was written.
    private func worstError<T: Element>(_ type: T.Type, _ shape: ProductShape, _ form: ProductForm) -> Double {
        let product = Product<T>(shape, form)
        guard let result = product.resultWithGuards() else { return .infinity }
        var worst = 0.0
        for i in 0..<shape.rows {
            for j in 0..<shape.columns {
                let at = i * shape.columns + j
                var expected = form.accumulate ? Double(product.c[at]) : 0
                var size = abs(expected) + 1
                for p in 0..<shape.depth {
                    let a = product.a[form.aTransposed ? p * shape.rows + i : i * shape.depth + p]
                    let b = product.b[form.bTransposed ? j * shape.depth + p : p * shape.columns + j]
                    expected += Double(a) * Double(b)
                    size += abs(Double(a) * Double(b))
                }
                let error = abs(Double(result[at]) - expected) / size
                worst = error.isNaN ? .infinity : max(worst, error)
            }
        }
        return worst
    }
}

/// Operands with values that round, and what comes of them.
private struct Product<T: Element> {
    let shape: ProductShape
    let form: ProductForm
    var a: [T]
    var b: [T]
    var c: [T]

    init(_ shape: ProductShape, _ form: ProductForm) {
        self.shape = shape
        self.form = form
        a = (0..<shape.rows * shape.depth).map { T(($0 * 7 + 3) % 101) / 37 - 1 }
        b = (0..<shape.depth * shape.columns).map { T(($0 * 5 + 1) % 89) / 31 - 1 }
        c = (0..<shape.rows * shape.columns).map { T($0 % 9) / 7 }
    }

    var result: [T] { resultWithGuards() ?? [] }

    /// C, or nil if the numbers behind C or behind the workspace were touched.
    func resultWithGuards() -> [T]? {
        let count = matrixProductWorkspace(shape.rows, shape.columns, shape.depth)
        let guards = 64
        let workspace = UnsafeMutableRawPointer.allocate(
            byteCount: (count + guards) * MemoryLayout<T>.stride, alignment: 64
        ).bindMemory(to: T.self, capacity: count + guards)
        workspace.initialize(repeating: .nan, count: count + guards)
        defer { workspace.deallocate() }
        var out = c + [T](repeating: 77, count: guards)
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                out.withUnsafeMutableBufferPointer { out in
                    // Arrays which are empty may have no address; nothing is read through it then.
                    let nowhere = UnsafePointer(workspace)
                    matrixProduct(
                        shape.rows, shape.columns, shape.depth,
                        a.baseAddress ?? nowhere, aTransposed: form.aTransposed,
                        b.baseAddress ?? nowhere, bTransposed: form.bTransposed,
                        out.baseAddress!, accumulate: form.accumulate, workspace: workspace)
                }
            }
        }
        let untouched =
            out[c.count...].allSatisfy { $0 == 77 }
            && (count..<count + guards).allSatisfy { workspace[$0].isNaN }
        return untouched ? Array(out[..<c.count]) : nil
    }
}
