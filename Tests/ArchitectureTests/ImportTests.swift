import Foundation
import TestSupport
import Testing

/// The architecture as a table: which of our targets each target may import.
@Suite struct ImportTests {
    static let allowed: [String: Set<String>] = [
        "Kernels": ["CFloatingPoint"], "ExpressionGraph": [], "Formulas": [], "Cells": [], "CNcurses": [], "CPng": [],
        "CAllocations": [], "CFloatingPoint": [],
        "Problems": ["Formulas", "CPng"],
        "Execution": ["Kernels", "ExpressionGraph"],
        "Catalogue": ["ExpressionGraph"],
        "References": ["Catalogue", "ExpressionGraph"],
        "Experiments": ["ExpressionGraph", "Catalogue", "Problems", "Formulas"],
        "Training": ["Execution", "ExpressionGraph", "Catalogue", "Experiments", "Problems"],
        "Playground": ["Cells", "Training", "Experiments", "Catalogue", "Problems", "ExpressionGraph", "Formulas"],
        "CursesTerminal": ["Cells", "CNcurses"],
    ]

    static func sources(of target: String) -> [URL] {
        let folder = Repository.root.appending(path: "Sources/\(target)")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }

    @Test("a target imports only what the table allows", arguments: allowed.keys.sorted())
    func importsFollowTheTable(target: String) throws {
        for file in Self.sources(of: target) {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                    words[..<position].allSatisfy({ $0.hasPrefix("@") || $0 == "public" })
                else { continue }
                let module = String(words[position + 1])
                guard Self.allowed[module] != nil || module == "soma" else { continue }
                #expect(
                    Self.allowed[target]!.contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test("every target of ours is in the table")
    func tableIsComplete() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Sources").path)
        #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(Self.allowed.keys).union(["soma"]))
    }

    @Test("raw pointers stay in Kernels, the terminal's C side and file reading")
    func rawPointersStayInKernels() throws {
        let exceptions: Set<String> = ["Kernels", "CNcurses", "CPng", "CAllocations", "CursesTerminal"]
        for target in Self.allowed.keys.sorted() where !exceptions.contains(target) {
            for file in Self.sources(of: target) where !file.path.contains("/Problems/Pictures/") {
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(!text.contains("UnsafeMutablePointer"), "\(file.lastPathComponent) holds a raw pointer")
            }
        }
    }
}
