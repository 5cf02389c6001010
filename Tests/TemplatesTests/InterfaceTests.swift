import Foundation
import Templates
import Testing

/// Emitted headers carry the interface that the runtime is compiled against.
@Test func interfaceIsTheRuntimes() throws {
    let header = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/CNNModel/include/nn_model.h")
    #expect(try String(contentsOf: header, encoding: .utf8) == ModelText.interface)
}
