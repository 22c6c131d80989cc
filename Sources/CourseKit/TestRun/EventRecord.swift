/// A line of Swift Testing's event stream: a test that exists, or something that happened to it.
///
/// Version 0 of the stream, which Swift 6.2 and 6.3 both write. Later versions add fields and leave
/// the underscore off some; both spellings are read.
struct EventRecord: Decodable {
    struct Payload: Decodable {
        var kind: String
        var id: String?
        var testID: String?
        var messages: [Message]?
        var issue: Issue?
        var sourceLocation: Location?
    }

    struct Message: Decodable {
        var symbol: String
        var text: String
    }

    struct Issue: Decodable {
        var isKnown: Bool?
        var isFailure: Bool?
        var _isFailure: Bool?
        var severity: String?
        var _severity: String?
        var sourceLocation: Location?

        /// A warning and a known issue are no failures.
        var fails: Bool {
            isKnown != true && (severity ?? _severity) != "warning"
                && (isFailure ?? _isFailure) != false
        }
    }

    struct Location: Decodable {
        var fileID: String
        var filePath: String?
        var _filePath: String?
        var line: Int
    }

    var kind: String
    var payload: Payload
}
