import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// C source compiled to a shared library and loaded into this process until the value is released.
package final class CompiledLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer

    private init(handle: UnsafeMutableRawPointer) { self.handle = handle }

    deinit { dlclose(handle) }

    /// Compiles with -O2 and the given flags; throws what the compiler or the loader said.
    /// Sanitizers need a program of their own: `CompiledProgram`.
    package static func build(
        cSource: String, flags: [String] = CCompiler.strict, compiler: CCompiler = .any
    ) throws -> CompiledLibrary {
        let library = try compiler.compile(
            cSource, to: "library.so", flags: ["-O2", "-shared", "-fPIC"] + flags)
        defer { try? FileManager.default.removeItem(at: library.deletingLastPathComponent()) }
        guard let handle = dlopen(library.path, RTLD_NOW | RTLD_LOCAL) else {
            throw CompilationFailure(command: "dlopen", output: dlerror().map { String(cString: $0) } ?? "")
        }
        return CompiledLibrary(handle: handle)
    }

    /// The address of a symbol; fails the process where the source does not define it.
    package func address(_ symbol: String) -> UnsafeMutableRawPointer {
        guard let address = dlsym(handle, symbol) else { fatalError("the compiled C defines no \(symbol)") }
        return address
    }

    /// A function by its name. `type` is its `@convention(c)` type, which nothing can check.
    /// It must not outlive the library.
    package func function<Function>(_ symbol: String, as type: Function.Type) -> Function {
        unsafeBitCast(address(symbol), to: type)
    }
}
