"""Reviews, their drafts, and the talk about them."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused, Stale


@pytest.fixture
def reviews(cast):
    cast.hand_in(cast.ann, {"n": 1})
    return cast.store.reviews


def save(cast, body, version=0, client="tab", by=None):
    return cast.store.reviews.save_draft(by or cast.ines, cast.x, cast.ann, "five", body, version, client)


def test_a_draft_is_seen_by_its_reviewer_alone(cast, reviews):
    save(cast, {"t": "thinking"})
    assert reviews.draft(cast.ines, cast.x, cast.ann, "five").body == {"t": "thinking"}
    assert reviews.draft(cast.olga, cast.x, cast.ann, "five") is None
    assert reviews.of(cast.ann, cast.x, "five") == [] == reviews.news(cast.ann, cast.x)


def test_two_tabs_of_a_reviewer_do_not_overwrite_each_other(cast, reviews):
    save(cast, {"t": "one"}, 0, "first")
    with pytest.raises(Stale) as stale:
        save(cast, {"t": "two"}, 0, "second")
    assert stale.value.current.body == {"t": "one"}
    assert save(cast, {"t": "three"}, 1, "second").version == 2


def test_a_release_reaches_the_learner_and_empties_the_draft(cast, reviews):
    save(cast, {"t": "thinking"})
    review = cast.review(cast.ann, body={"t": "well done"})
    assert (review.rev, review.reviewer, review.reviewer_name, review.read) == (1, cast.ines, "Ines", False)
    assert reviews.of(cast.ann, cast.x, "five") == [review] == reviews.news(cast.ann, cast.x)
    assert reviews.of(cast.olga, cast.x, "five", cast.ann) == [review]
    assert reviews.draft(cast.ines, cast.x, cast.ann, "five").body == {}
    with pytest.raises(Stale):
        save(cast, {"t": "late"}, 1, "other tab")


def test_the_same_release_again_is_the_same_review(cast, reviews):
    first = reviews.release(cast.ines, cast.x, cast.ann, "five", 1, {"t": 1}, "op")
    assert reviews.release(cast.ines, cast.x, cast.ann, "five", 1, {"t": 2}, "op") == first
    with pytest.raises(NotFound):
        reviews.release(cast.olga, cast.x, cast.ann, "five", 1, {"t": 1}, "op")
    assert len(reviews.of(cast.ann, cast.x, "five")) == 1


def test_reviews_point_at_the_revision_they_were_written_for(cast, reviews):
    cast.review(cast.ann)
    cast.hand_in(cast.ann, {"n": 2}, 1)
    cast.review(cast.ann, 2)
    cast.review(cast.ann, 1)
    assert [review.rev for review in reviews.of(cast.ann, cast.x, "five")] == [1, 2, 1]
    assert reviews.of(cast.ann, cast.x, None) == reviews.of(cast.ann, cast.x, "five") and reviews.of(cast.bob, cast.x, None) == []


def test_a_revision_that_is_not_there_cannot_be_reviewed(cast, reviews):
    for slug, rev, who in (("five", 2, cast.ann), ("more", 1, cast.ann), ("five", 1, cast.bob)):
        with pytest.raises(NotFound):
            reviews.release(cast.ines, cast.x, who, slug, rev, {}, "op")


@pytest.mark.parametrize("body", [{"t": "x" * 100_001}, {"t": "\ud800"}])
def test_it_refuses_words_that_cannot_be_kept(cast, reviews, body):
    review = cast.review(cast.ann)
    for attempt in (
        lambda: save(cast, body),
        lambda: cast.review(cast.ann, body=body),
        lambda: reviews.reply(cast.ann, cast.x, review.n, body, "op"),
    ):
        with pytest.raises(Refused):
            attempt()


def test_news_end_when_read_and_begin_again_with_an_instructors_reply(cast, reviews):
    review = cast.review(cast.ann)
    reviews.mark_read(cast.ann, cast.x, review.n)
    reviews.mark_read(cast.ann, cast.x, review.n)
    assert reviews.news(cast.ann, cast.x) == [] and reviews.of(cast.ann, cast.x, "five")[0].read
    reviews.reply(cast.ann, cast.x, review.n, {"t": "why"}, "op-1")
    assert reviews.news(cast.ann, cast.x) == []
    reviews.reply(cast.olga, cast.x, review.n, {"t": "because"}, "op-2")
    assert [r.n for r in reviews.news(cast.ann, cast.x)] == [review.n]


def test_a_talk_is_kept_in_order_with_its_authors(cast, reviews):
    review = cast.review(cast.ann)
    first = reviews.reply(cast.ann, cast.x, review.n, {"t": "why"}, "op-1")
    assert reviews.reply(cast.ann, cast.x, review.n, {"t": "other"}, "op-1") == first
    cast.clock.time -= 100_000
    reviews.reply(cast.ines, cast.x, review.n, {"t": "because"}, "op-2")
    talk = reviews.of(cast.ann, cast.x, "five")[0].replies
    assert [(r.author, r.author_name, r.body["t"]) for r in talk] == [
        (cast.ann, "Ann", "why"),
        (cast.ines, "Ines", "because"),
    ]
    with pytest.raises(NotFound):
        reviews.reply(cast.ines, cast.x, review.n, {}, "op-1")


def test_another_learner_sees_and_says_nothing(cast, reviews):
    review = cast.review(cast.ann)
    for attempt in (
        lambda: reviews.of(cast.bob, cast.x, "five", cast.ann),
        lambda: reviews.reply(cast.bob, cast.x, review.n, {}, "op"),
        lambda: reviews.mark_read(cast.bob, cast.x, review.n),
        lambda: reviews.mark_read(cast.ines, cast.x, review.n),
        lambda: reviews.reply(cast.ann, cast.x, 99, {}, "op"),
        lambda: reviews.reply(cast.ann, cast.y, review.n, {}, "op"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert reviews.of(cast.bob, cast.x, "five") == [] == reviews.news(cast.bob, cast.x)
