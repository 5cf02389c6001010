import Source

extension Lexer {
    /// Whether the file is text of a bearable size; reports why not.
    mutating func isReadable() -> Bool {
        if bytes.count > SourceFile.maximumSize {
            let limit = SourceFile.maximumSize >> 20
            diagnostics.error(
                .fileTooLarge, "a model file has at most \(limit) MiB; this one is larger", at: Span(at: 0),
                help: ["weights are kept in safetensors files, not in model files"])
            return false
        }
        if let zero = bytes.firstIndex(of: 0) {
            diagnostics.error(
                .notText, "byte \(zero) is 0: this is not a text file", at: Span(start: zero, end: zero + 1))
            return false
        }
        if let invalid = firstInvalidByte() {
            let value = String(bytes[invalid], radix: 16, uppercase: true)
            diagnostics.error(
                .invalidUTF8, "byte \(invalid), 0x\(value), is not part of UTF-8 text",
                at: Span(start: invalid, end: invalid + 1), help: ["save the file as UTF-8"])
            return false
        }
        return true
    }

    private func firstInvalidByte() -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var offset = 0
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded): offset += encoded.count
            case .error, .emptyInput: return offset
            }
        }
    }
}
