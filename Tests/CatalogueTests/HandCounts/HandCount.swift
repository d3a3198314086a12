import Catalogue

/// What a layer needs, counted by hand from the equations of its paper or, where it has none, of its entry.
///
/// The rules of counting: an addition, multiplication, division, comparison or elementary function of one number is
/// one operation, a choice between two numbers one, a product of an m×k and a k×n matrix 2mnk; the sum or the largest of
/// n numbers n, of one number none. Moving, repeating and drawing numbers is free, and so are factors of 1. What depends
/// on parameters alone counts once, not for every row.
struct HandCount: Sendable {
    /// B rows, I inputs and U units.
    struct Extent: Sendable {
        let b: Int
        let i: Int
        let u: Int

        var bi: Int { b * i }
        var bu: Int { b * u }
        var ui: Int { u * i }
        var biu: Int { b * i * u }
        /// x Wᵀ + b.
        var affine: Int { 2 * biu + bu }
    }

    let unit: String
    let settings: [String: SettingValue]
    let parameters: @Sendable (Extent) -> Int
    let operations: @Sendable (Extent) -> Int

    init(
        _ unit: String, _ settings: [String: SettingValue] = [:], parameters: @escaping @Sendable (Extent) -> Int,
        operations: @escaping @Sendable (Extent) -> Int
    ) {
        (self.unit, self.settings, self.parameters, self.operations) = (unit, settings, parameters, operations)
    }

    /// For every unit that is listed at least one count.
    static let table =
        classic + normalisations + beyondCore + overTime + acrossUnits + edges + fields + arithmetic + polynomials

    /// Σ over n numbers of a row.
    static func sum(_ n: Int) -> Int { n > 1 ? n : 0 }

    /// The 2k distances to knots and, for every step of the triangle of orders 1 to k, five operations.
    ///
    /// Source: Piegl and Tiller 1997, The NURBS Book, algorithm A2.2
    static func splines(order k: Int) -> Int { 2 * k + 5 * k * (k + 1) / 2 }
}
