import Foundation

/// Something the system refused, in its words; the program ends with 1.
struct SystemFailure: Error, CustomStringConvertible {
    /// `errno`.
    let number: Int32
    /// What could not be done; the system's words alone where that is clear.
    let attempt: String?

    init(_ number: Int32, _ attempt: String? = nil) { (self.number, self.attempt) = (number, attempt) }

    /// What Foundation says of a file, as the system said it.
    init(_ error: any Error, _ attempt: String) {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        self.init(Int32(clamping: cause?.code ?? Int(EIO)), attempt)
    }

    var description: String { (attempt.map { $0 + ": " } ?? "") + String(cString: strerror(number)) }
}
