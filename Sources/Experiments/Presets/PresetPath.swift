import Foundation

/// Paths written in a preset, by their letters alone: nothing is looked up.
enum PresetPath {
    /// A path as seen from a folder.
    static func joined(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
        return (folder.hasSuffix("/") ? folder : folder + "/") + path.withoutDots
    }

    /// What stands in a preset in a folder so that it leads to the path: the rest of a path inside it, the
    /// whole path otherwise.
    static func relative(_ path: String, to folder: String?) -> String {
        guard let folder, !folder.isEmpty, folder != "." else { return path }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        if path.hasPrefix(start), path.count > start.count { return String(path.dropFirst(start.count)) }
        return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The folder a file is in; "." for the current one.
    static func folder(of file: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return "." }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// The last part of a path.
    static func name(of file: String) -> String {
        String(file[(file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex)...])
    }
}

extension String {
    /// Without "./" at the start.
    fileprivate var withoutDots: String {
        var rest = self[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        return rest.isEmpty ? self : String(rest)
    }
}
