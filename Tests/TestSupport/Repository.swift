import Foundation

/// Files of this repository that tests read.
public enum Repository {
    /// The folder that holds `Package.swift`.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of vectors made with another system in double precision.
    public static let references = root.appending(path: "Tests/References")

    /// The contents of a file of reference vectors, by its name without ending.
    public static func reference(_ name: String) throws -> Data {
        try Data(contentsOf: references.appending(path: name + ".json"))
    }

    /// A file of reference vectors, decoded.
    public static func reference<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        try JSONDecoder().decode(type, from: reference(name))
    }

    /// A file of the folder `Fixtures` beside the test's file, decoded.
    public static func fixture<Content: Decodable>(
        _ name: String, as type: Content.Type, filePath: String = #filePath
    ) throws -> Content {
        let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}
