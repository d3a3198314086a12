/// Something a person typed that cannot be done, in words; the program ends with 2.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
