import Foundation

/// The data files that belong to the program.
enum ShippedData {
    /// The bytes of a file in the program's folder of data.
    ///
    /// Looks beside the program, where the build and an installation put the folder, and in share/soma next
    /// to the program's folder. `Bundle.module` is not asked: it ends the process where there is none.
    static func path(_ name: String) throws(ProblemError) -> String {
        let beside = Bundle.main.bundleURL
        var folders = [
            beside.deletingLastPathComponent().appendingPathComponent("share/soma")
        ]
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: beside.path)) ?? []
        for entry in entries.sorted() where entry.hasSuffix("_Problems.resources") {
            folders.insert(beside.appendingPathComponent(entry), at: 0)
        }
        for folder in folders {
            let path = folder.appendingPathComponent("Resources").appendingPathComponent(name).path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw .shippedDataMissing(name)
    }
}
