"""Short articles on sixteen subjects, written for this purpose: what a section is held against while a site has few of its own."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.wording import Language

DECOYS: Mapping[Language, tuple[str, ...]] = {
    "ja": (
        "商店街のパン屋が、朝の売り切れをなくそうと窯の順番を変えた。食パンを先に焼くのをやめ、九時に一度だけ焼き足す。店主は失敗も多かったと話すが、廃棄は三割減った。私は大切なことは続けることだと感じた。",
        "市立図書館が貸し出しの機械を入れて一年がたつ。司書の仕事は減るどころか、子どもに本を薦める時間が増えたという。利用者の声をもとに配置も見直した。新しい仕組みを生かすのは人だと考えさせられた。",
        "山あいの診療所で、看護師が電話で薬の飲み方を確かめている。医師は週に二日しか来ない。患者との信頼があってこそ成り立つ方法で、経験を積んだ人がいなければ難しい。今後の課題は後継者だ。",
        "温泉旅館の女将が、夕食の時刻を客に選んでもらうことにした。厨房は最初反対したが、話し合いを重ねて納得した。残り物は減り、従業員は早く帰れるようになった。変えることへの不安は大きかったという。",
        "自転車の修理店が、部品の棚に写真を貼った。新人でも迷わず探せる。直すことと教えることは同じだと店長は言う。毎日の小さな工夫が、結果として客を待たせない店をつくっている。",
        "地方の鉄道会社が、踏切の点検を住民と一緒に行った。運転士の話を聞いて、初めて危険な場所を知ったという人も多い。安全は会社だけでは守れない。協力の大切さを実感した一日だった。",
        "野球部の監督が、練習を平日は二時間に減らした。選手は自分で課題を決める。大会の成績は前より良いが、監督は勝ち負けより成長を見てほしいと言う。努力の量より質を考えるきっかけになった。",
        "酒蔵の杜氏が引退し、三十代の社員が跡を継いだ。温度の記録は手帳に残っていたが、最後は鼻と舌に頼る。失敗した樽もあった。それでも挑戦してよかったと、二人は同じ言葉を口にした。",
        "保育園が連絡帳をやめ、写真を一枚送ることにした。保護者の反応はさまざまだった。書く時間が減った分、先生は子どもと向き合える。大事なのは道具ではなく、伝えたい気持ちだと園長は考えている。",
        "印刷工場が、色見本を確認する照明を取り替えた。刷り直しが半年で四十件減ったという。原因に気づいたのは入社二年目の社員だった。若い人の意見を聞く姿勢が、会社を変えたのだと思う。",
        "リンゴ農園が、収穫を手伝う人を都会から募った。宿は農家の離れを使う。毎年同じ顔ぶれが戻り、友人のような関係になった。農園主は、利益よりもつながりを残したいと話してくれた。",
        "小学校の給食室で、アレルギーの札を色ではなく形で分けた。見間違いがなくなり、調理員の緊張も和らいだ。現場の声から生まれた改善で、ほかの学校にも広がっている。相手の立場に立つことの意味を学んだ。",
        "劇団が稽古場を昼だけ喫茶店にした。役者が接客し、客は台本を読める。経営は楽ではないが、公演を見に来る人が増えた。続けるか迷った時期に支えてくれたのは、近所の常連だったという。",
        "町工場の社長が、見積もりの計算式を公開した。取引先は驚いたが、値引きの交渉がなくなった。正直であることは強さになると社長は言う。時間をかけて考え、最後は自分で決断したそうだ。",
        "水族館の飼育員が、夜の水槽を子どもに見せる会を始めた。眠るイルカを前に、誰もが声をひそめる。準備は大変だったが、反応を見て続けようと決めた。貴重な体験だったという感想が多く寄せられた。",
        "市役所の窓口が、番号札に待ち時間の目安を印字した。苦情は減り、職員も落ち着いて説明できる。仕組みを考えたのは派遣の職員だった。よい案は立場に関係なく採用する、と課長は方針を語った。",
    ),
    "en": (
        "A bakery on the high street stopped selling out by noon. They bake the rye first and light the oven once more at nine. The owner says there were many failures along the way, but less bread is thrown away. It made me think about how important it is to keep going.",
        "The public library installed a lending machine last year. The librarians have more time to recommend books to children. They changed the shelves after listening to readers. I believe a new system is only as good as the people who use it.",
        "In a clinic in the hills a nurse checks on the phone how patients take their pills. The doctor comes on two days a week. The method rests on trust and experience, and the challenge for the future is to find somebody who will follow her.",
        "A seaside hotel lets guests choose when to have dinner. The kitchen was against it at first, but after many talks they agreed. Less food is left over and the waiters go home earlier. They were worried about the change, and they learned a lot from it.",
        "A bicycle workshop put photographs on its drawers of spokes and cables. An apprentice finds every part without asking. Repairing and teaching are the same thing, says the mechanic. Small improvements every day make a shop where nobody has to wait.",
        "A rural railway inspected its level crossings together with the villagers. Many heard from the drivers for the first time where it was dangerous. Safety is not something a company can achieve alone, and the day showed how much people can do together.",
        "A football coach cut training to two hours on weekdays. The players set their own goals. They win more matches than before, but he would rather talk about growth than results. It was an opportunity to think about effort and quality.",
        "The cellar master of a brewery retired and a colleague in her thirties took over. The temperatures were in a notebook, but in the end she trusts her nose. Some barrels failed. Both of them say that the challenge was worth it.",
        "A nursery gave up its daily letters and sends parents one picture instead. Reactions were mixed. Teachers have more time for the children now. What matters is not the tool but what you want to communicate, says the head.",
        "A printing plant replaced the lamps under which it compares colours. Forty fewer jobs had to be printed again in half a year. A trainee found the cause. Listening to young people changed the company, and I think others can learn from that.",
        "An apple orchard invites people from the city to help with the harvest. They sleep in the barn. The same faces return every autumn and have become friends. The farmer told me that the relationships mean more to her than the profit.",
        "A school kitchen marks allergies by shape and not by colour. Trays are no longer mixed up and the cooks feel less pressure. The idea came from the people who do the work, and other schools follow. I learned to see things from their perspective.",
        "A theatre company turns its rehearsal room into a café by day. Actors serve and guests may read the scripts. It is not easy to run, but more people come to the plays. When they nearly gave up, it was the neighbours who supported them.",
        "The head of a machine shop published the formula behind his quotes. Customers were surprised, and nobody haggles any more. Being honest makes you strong, he says. He took his time to think about it and then made the decision himself.",
        "A keeper at the aquarium shows children the tanks at night. Everybody whispers in front of the sleeping dolphins. It took a lot of preparation, and after the first evening they decided to continue. Many wrote that it was a valuable experience.",
        "The town hall prints the expected wait on its tickets. There are fewer complaints and the clerks can explain things calmly. A temporary worker had the idea. We take good ideas wherever they come from, said the manager about her approach.",
    ),
}
