import Foundation

/// Variables of this process's environment, which tests share.
package enum Environment {
    private static let lock = NSLock()

    /// Runs `body` with a variable set, or unset, and restores it; one at a time.
    package static func with<R>(_ name: String, _ value: String?, _ body: () throws -> R) rethrows -> R {
        try lock.withLock {
            let before = getenv(name).map { String(cString: $0) }
            set(name, value)
            defer { set(name, before) }
            return try body()
        }
    }

    private static func set(_ name: String, _ value: String?) {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }
}
