/// The rules for what people type: not empty, not endless, printable.
enum TextRules {
    static let longest = 200

    static func check(_ text: String, pointer: String) throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw StaffError.textEmpty(pointer: pointer)
        }
        try checkOptional(text, pointer: pointer)
    }

    static func checkOptional(_ text: String, pointer: String) throws {
        guard text.count <= longest else { throw StaffError.textTooLong(pointer: pointer) }
        let isPrintable = text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control
        }
        guard isPrintable else { throw StaffError.textUnprintable(pointer: pointer) }
    }

    /// Something, an @, something. Whether the mailbox exists, only a letter to it can tell.
    static func checkEmail(_ email: String, pointer: String) throws {
        try check(email, pointer: pointer)
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            !email.contains(where: \.isWhitespace)
        else { throw StaffError.emailMalformed(pointer: pointer) }
    }
}
