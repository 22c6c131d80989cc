import Testing

@testable import CourseKit

@Suite struct DoctorTests {
    @Test(
        arguments: [
            ("Swift version 6.3.1 (swift-6.3.1-RELEASE)\nTarget: x86_64", true),
            ("Apple Swift version 6.2 (swiftlang-6.2.0.1)", true),
            ("swift-driver version: 1.9 Apple Swift version 5.10 (swiftlang)", false),
            ("Swift version 6.1.2 (swift-6.1.2-RELEASE)", false),
            ("Swift version 10.0-dev", true),
        ])
    func `Swift is new enough from 6.2 on`(output: String, isEnough: Bool) throws {
        let version = try #require(SwiftVersion(output: output))
        #expect((version >= .oldest) == isEnough)
        #expect((Doctor.finding(version, install: "").verdict == .fine) == isEnough)
    }

    @Test func `what is no version of Swift is none`() {
        #expect(SwiftVersion(output: "command not found") == nil)
    }

    @Test func `less than 4 GB is too little`() {
        #expect(Doctor.disk(free: 4 << 30).verdict == .fine)
        #expect(Doctor.disk(free: (4 << 30) - 1).verdict == .missing)
    }

    @Test func `spaces and umlauts in the path are fine, quotes are not`() {
        #expect(Doctor.path("/home/Jörg/my course").verdict == .fine)
        #expect(Doctor.path("/home/it's").verdict == .missing)
    }

    @Test func `a port and a checkout are tried, not guessed`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let doctor = Doctor(course: try Course(root: folder.root))
            #expect(doctor.port().verdict == .fine)
            #expect(doctor.checkout().verdict == .fine)
        }
    }
}
