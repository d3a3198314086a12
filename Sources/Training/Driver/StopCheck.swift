/// Whether work that takes long is to stop before its end: asked again and again between pieces of it, so it must cost
/// no more than a look at a flag or at a clock.
///
/// Where work stops never changes what it computes: a run that goes on afterwards has the same bits.
public struct StopCheck {
    private let question: (() -> Bool)?

    /// Work is always wanted to its end.
    public static var never: StopCheck { StopCheck(question: nil) }

    /// - Parameter isDue: asked between pieces of work, on the thread that works.
    public init(_ isDue: @escaping () -> Bool) { question = isDue }

    private init(question: (() -> Bool)?) { self.question = question }

    /// Whether to stop now.
    public var isDue: Bool { question?() ?? false }

    /// Operations between two questions: about a millisecond of one core.
    private static let operations = 20_000_000

    /// How many pieces of work may be done between two questions.
    ///
    /// - Parameter operations: of one piece.
    func pieces(ofOperations operations: Int) -> Int {
        question == nil ? .max : max(1, Self.operations / max(1, operations))
    }
}
