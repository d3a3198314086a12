import Foundation

/// Where a person's own files are. Source: XDG Base Directory Specification 0.8.
enum UserFolders {
    static var settings: String { folder("XDG_CONFIG_HOME", ".config") + "/soma/settings.yaml" }
    static var log: String { folder("XDG_STATE_HOME", ".local/state") + "/soma/soma.log" }

    /// The variable's folder, or one within the home folder; relative paths are to be ignored.
    private static func folder(_ variable: String, _ standard: String) -> String {
        if let path = ProcessInfo.processInfo.environment[variable], path.hasPrefix("/") { return path }
        let home = ProcessInfo.processInfo.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (home ?? NSHomeDirectory()) + "/" + standard
    }
}
