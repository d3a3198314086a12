import Foundation

/// A tensor of the reference files: row-major data.
struct Tensor: Decodable {
    let shape: [Int]
    let data: [Double]
}

/// The reference files, read from beside the tests.
enum Reference {
    static func load<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try read(tests.appendingPathComponent("References/\(name).json"))
    }

    static func fixture<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try read(tests.appendingPathComponent("Fixtures/\(name).json"))
    }

    private static func read<Content: Decodable>(_ file: URL) throws -> Content {
        try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
    }
}

/// Whether two numbers agree to a share of their size, or absolutely below `floor`.
func agree(_ a: Double, _ b: Double, _ relative: Double, floor: Double) -> Bool {
    abs(a - b) <= max(floor, relative * max(abs(a), abs(b)))
}

/// The first place where two lists disagree, in words; `nil` where they agree.
func disagreement(_ a: [Double], _ b: [Double], _ relative: Double, floor: Double) -> String? {
    guard a.count == b.count else { return "\(a.count) values instead of \(b.count)" }
    guard let place = a.indices.first(where: { !agree(a[$0], b[$0], relative, floor: floor) }) else {
        return nil
    }
    return "at \(place): \(a[place]) instead of \(b[place])"
}
