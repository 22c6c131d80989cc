import Classroom
import Testing

@Suite struct RateTests {
    @Test(arguments: [(50, 50.0), (99, 99), (100, 100), (1, 1), (0, 1)])
    func `of the numbers from 1 to 100 a percentile is its own number`(
        share: Int, expected: Double
    ) {
        let numbers = (1...100).map(Double.init)
        #expect(Rate.percentile(share, of: numbers) == expected)
    }

    @Test func `of a few values it is one of them, never something between`() {
        #expect(Rate.percentile(50, of: [1, 2]) == 1)
        #expect(Rate.percentile(50, of: [1, 2, 3]) == 2)
        #expect(Rate.percentile(99, of: [1, 2, 3]) == 3, "The worst of three is in the worst 1 %.")
        #expect(Rate.percentile(50, of: [7]) == 7)
        #expect(Rate.percentile(99, of: []) == 0, "Nothing was measured.")
    }

    @Test func `one slow request in a hundred is not in the 99th percentile, two are`() {
        #expect(Rate.percentile(99, of: Array(repeating: 1, count: 99) + [1000]) == 1)
        #expect(Rate.percentile(99, of: Array(repeating: 1, count: 98) + [1000, 1000]) == 1000)
    }

    @Test func `a rate sorts its times, and counts them`() {
        let rate = Rate(milliseconds: [30, 10, 20], seconds: 2)
        #expect(rate.count == 3)
        #expect(rate.perSecond == 1.5)
        #expect(rate.median == 20)
        #expect(rate.percentile99 == 30)
        #expect(Rate(milliseconds: [], seconds: 0).perSecond == 0, "No time, no rate.")
    }
}
