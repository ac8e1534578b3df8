-- What each migration made, and what a shop of that time wrote, as it was on the day it was released:
-- the first so many sections are a database that was never started by a newer shop. Recorded: a
-- section is never edited, a new migration gets one of its own. The same text on both engines.

-- 0001-attempts-orders-grants-reveals
create table "orders" ("id" text not null primary key, "supplier_id" text not null unique, "created_at" bigint not null, "last_state" text not null, "last_state_at" bigint not null);
create table "attempts" ("session_id" text not null, "key" text not null, "fingerprint" text not null, "started_at" bigint not null, "outcome" text not null, "settled_at" bigint, "order_id" text, "problems" text, constraint "attempts_pk" primary key ("session_id", "key"), constraint "attempts_order_fk" foreign key ("order_id") references "orders" ("id") deferrable initially deferred, constraint "attempts_outcome_check" check (outcome in ('started', 'created', 'rejected', 'unconfirmed') and (outcome = 'created') = (order_id is not null) and (outcome = 'rejected') = (problems is not null) and (outcome = 'started') = (settled_at is null)));
create index "attempts_started_idx" on "attempts" ("started_at") where "outcome" = 'started';
create table "grants" ("order_id" text not null references "orders" ("id"), "session_id" text not null, "obtained" text not null, "created_at" bigint not null, "revoked_at" bigint, constraint "grants_pk" primary key ("order_id", "session_id"));
create index "grants_session_idx" on "grants" ("session_id");
create table "reveals" ("id" text not null primary key, "order_id" text not null, "delivery_id" text not null, "session_id" text not null, "revealed_at" bigint not null, constraint "reveals_grant_fk" foreign key ("order_id", "session_id") references "grants" ("order_id", "session_id"));
create index "reveals_delivery_idx" on "reveals" ("order_id", "delivery_id", "revealed_at");
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-preparing', 'supplier-preparing', 1790000000000, 'preparing', 1790000000500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-preparing', 'print-preparing', 1789999999900, 'created', 1790000000000, 'order-preparing', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-preparing', 'buyer', 'placed', 1790000000000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-awaiting-payment', 'supplier-awaiting-payment', 1790000001000, 'awaiting-payment', 1790000001500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-awaiting-payment', 'print-awaiting-payment', 1790000000900, 'created', 1790000001000, 'order-awaiting-payment', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-awaiting-payment', 'buyer', 'placed', 1790000001000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-seen', 'supplier-seen', 1790000002000, 'seen', 1790000002500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-seen', 'print-seen', 1790000001900, 'created', 1790000002000, 'order-seen', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-seen', 'buyer', 'placed', 1790000002000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-partly-paid', 'supplier-partly-paid', 1790000003000, 'partly-paid', 1790000003500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-partly-paid', 'print-partly-paid', 1790000002900, 'created', 1790000003000, 'order-partly-paid', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-partly-paid', 'buyer', 'placed', 1790000003000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-paid', 'supplier-paid', 1790000004000, 'paid', 1790000004500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-paid', 'print-paid', 1790000003900, 'created', 1790000004000, 'order-paid', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-paid', 'buyer', 'placed', 1790000004000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-delivering', 'supplier-delivering', 1790000005000, 'delivering', 1790000005500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-delivering', 'print-delivering', 1790000004900, 'created', 1790000005000, 'order-delivering', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-delivering', 'buyer', 'placed', 1790000005000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-in-review', 'supplier-in-review', 1790000006000, 'in-review', 1790000006500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-in-review', 'print-in-review', 1790000005900, 'created', 1790000006000, 'order-in-review', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-in-review', 'buyer', 'placed', 1790000006000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-delivered', 'supplier-delivered', 1790000007000, 'delivered', 1790000007500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-delivered', 'print-delivered', 1790000006900, 'created', 1790000007000, 'order-delivered', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-delivered', 'buyer', 'placed', 1790000007000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-expired', 'supplier-expired', 1790000008000, 'expired', 1790000008500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-expired', 'print-expired', 1790000007900, 'created', 1790000008000, 'order-expired', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-expired', 'buyer', 'placed', 1790000008000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-failed', 'supplier-failed', 1790000009000, 'failed', 1790000009500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-failed', 'print-failed', 1790000008900, 'created', 1790000009000, 'order-failed', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-failed', 'buyer', 'placed', 1790000009000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-setup-failed', 'supplier-setup-failed', 1790000010000, 'setup-failed', 1790000010500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-setup-failed', 'print-setup-failed', 1790000009900, 'created', 1790000010000, 'order-setup-failed', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-setup-failed', 'buyer', 'placed', 1790000010000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-cancelled', 'supplier-cancelled', 1790000011000, 'cancelled', 1790000011500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-cancelled', 'print-cancelled', 1790000010900, 'created', 1790000011000, 'order-cancelled', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-cancelled', 'buyer', 'placed', 1790000011000, null);
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at") values ('order-refunded', 'supplier-refunded', 1790000012000, 'refunded', 1790000012500);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-refunded', 'print-refunded', 1790000011900, 'created', 1790000012000, 'order-refunded', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-refunded', 'buyer', 'placed', 1790000012000, null);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-of-started', 'print-of-started', 1790000000000, 'started', null, null, null);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-of-rejected', 'print-of-rejected', 1790000000000, 'rejected', 1790000000005, null, '["OUT_OF_STOCK"]');
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-of-unconfirmed', 'print-of-unconfirmed', 1790000000000, 'unconfirmed', 1790000000006, null, null);
insert into "reveals" ("id", "order_id", "delivery_id", "session_id", "revealed_at") values ('reveal-1', 'order-delivered', 'delivery-1', 'buyer', 1790000009000);

-- 0002-catalogue-copies
create table "catalogue_copies" ("key" text not null primary key, "data" text not null, "loaded_at" bigint not null);
create index "catalogue_copies_loaded_idx" on "catalogue_copies" ("loaded_at");
insert into "catalogue_copies" ("key", "data", "loaded_at") values ('brands:US', '[]', 1790000000000);

-- 0003-asked-payments-and-versions
alter table "orders" add column "coin" text;
alter table "orders" add column "network" text;
alter table "orders" add column "last_version" bigint;
insert into "orders" ("id", "supplier_id", "created_at", "last_state", "last_state_at", "coin", "network", "last_version") values ('order-asked', 'supplier-asked', 1790000020000, 'awaiting-payment', 1790000020000, 'USDC', 'Base', 1790000020);
insert into "attempts" ("session_id", "key", "fingerprint", "started_at", "outcome", "settled_at", "order_id", "problems") values ('buyer', 'key-asked', 'print-asked', 1790000019900, 'created', 1790000020000, 'order-asked', null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-asked', 'buyer', 'placed', 1790000020000, null);

-- 0004-rate-limits
create table "rate_limits" ("key" text not null primary key, "points" integer not null, "expire" bigint);
insert into "rate_limits" values ('order:session:xyz', 1, 1790000600000);

-- 0005-order-history
create table "order_history" ("order_id" text not null references "orders" ("id"), "state" text not null, "seen_at" bigint not null, constraint "order_history_pk" primary key ("order_id", "seen_at", "state"));
insert into "order_history" ("order_id", "state", "seen_at") values ('order-asked', 'partly-paid', 1790000030000);

-- 0006-links
create table "links" ("id" text not null primary key, "hash" text not null unique, "purpose" text not null, "order_id" text not null references "orders" ("id"), "delivery_id" text, "created_by" text not null, "created_at" bigint not null, "expires_at" bigint not null, "revoked_at" bigint, "sealed" text, "opened_by" text, "opened_at" bigint, "revealed_at" bigint, constraint "links_purpose_check" check (purpose in ('device', 'keep', 'gift') and (purpose = 'gift') = (delivery_id is not null) and (purpose = 'gift') = (sealed is not null) and (opened_by is null) = (opened_at is null)));
create index "links_order_idx" on "links" ("order_id");
create unique index "links_keep_idx" on "links" ("order_id") where "purpose" = 'keep' and "revoked_at" is null;
create unique index "links_gift_idx" on "links" ("order_id", "delivery_id") where "purpose" = 'gift' and "revoked_at" is null;
create index "links_opener_idx" on "links" ("opened_by");
insert into "links" ("id", "hash", "purpose", "order_id", "delivery_id", "created_by", "created_at", "expires_at", "revoked_at", "sealed", "opened_by", "opened_at", "revealed_at") values ('link-device', 'bYxOTnoehL2quXy9hG_VnWNEGXr-59Z9KIyOmuyDgVs', 'device', 'order-paid', null, 'buyer', 1790000000000, 1824560000000, null, null, null, null, null);
insert into "links" ("id", "hash", "purpose", "order_id", "delivery_id", "created_by", "created_at", "expires_at", "revoked_at", "sealed", "opened_by", "opened_at", "revealed_at") values ('link-keep', 'Fv_zbh_MEFsljHOActN-bUE1D4iHRXDM5RRBInil4ZA', 'keep', 'order-delivered', null, 'buyer', 1790000000000, 1824560000000, null, null, 'phone', 1790000000001, null);
insert into "links" ("id", "hash", "purpose", "order_id", "delivery_id", "created_by", "created_at", "expires_at", "revoked_at", "sealed", "opened_by", "opened_at", "revealed_at") values ('link-gift', 'WVCOjAKIm0S9MZ9n7scgz1fDK9hB5d5P0tEEWd-BFMk', 'gift', 'order-delivered', 'delivery-1', 'buyer', 1790000000000, 1824560000000, null, 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..-MioubmeiereAjLL.GvWuSoqtKbaRezMPN0j_xoR_7VneTp1JAGzA8jF8u7jeOcNB2oV61yGctuK-4Bcx54XDrAgDqsgr-S0Kqg.CKxVJEHr6iE26pPShSQKCg', null, null, null);
insert into "links" ("id", "hash", "purpose", "order_id", "delivery_id", "created_by", "created_at", "expires_at", "revoked_at", "sealed", "opened_by", "opened_at", "revealed_at") values ('link-given', 'hash-given', 'gift', 'order-delivered', 'delivery-2', 'buyer', 1790000000000, 1824560000000, null, 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..-MioubmeiereAjLL.GvWuSoqtKbaRezMPN0j_xoR_7VneTp1JAGzA8jF8u7jeOcNB2oV61yGctuK-4Bcx54XDrAgDqsgr-S0Kqg.CKxVJEHr6iE26pPShSQKCg', 'friend', 1790000000002, 1790000000003);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-delivered', 'phone', 'link', 1790000000001, null);
insert into "grants" ("order_id", "session_id", "obtained", "created_at", "revoked_at") values ('order-delivered', 'stolen-phone', 'link', 1790000000001, 1790000000002);

-- 0007-wallet-payments
create table "wallet_payments" ("order_id" text not null references "orders" ("id"), "due" text not null, "session_id" text not null, "begun_at" bigint not null, "hash" text, constraint "wallet_payments_pk" primary key ("order_id", "due"));
insert into "wallet_payments" ("order_id", "due", "session_id", "begun_at", "hash") values ('order-partly-paid', '26.6', 'buyer', 1790000040000, null);

-- 0008-handovers
create table "handovers" ("hash" text not null primary key, "sealed" text not null, "expires_at" bigint not null);
create index "handovers_expires_idx" on "handovers" ("expires_at");
insert into "handovers" ("hash", "sealed", "expires_at") values ('hash-of-a-handover', 'sealed-cart', 1824560000000);

-- 0009-looks-and-webhooks
alter table "orders" add column "next_look_at" bigint;
create index "orders_next_look_idx" on "orders" ("next_look_at") where "next_look_at" is not null;
create table "webhook_messages" ("id" text not null primary key, "order_id" text not null references "orders" ("id"), "type" text not null, "reason" text not null, "payload" text not null, "created_at" bigint not null, "next_try_at" bigint, "tries" integer not null, "delivered_at" bigint, "last_failure" text, constraint "webhook_messages_fact_key" unique ("order_id", "type", "reason"));
create index "webhook_messages_next_try_idx" on "webhook_messages" ("next_try_at") where "next_try_at" is not null;
update "orders" set "next_look_at" = 1790000100000 where "id" = 'order-paid';
insert into "webhook_messages" ("id", "order_id", "type", "reason", "payload", "created_at", "next_try_at", "tries", "delivered_at", "last_failure") values ('msg_recorded', 'order-paid', 'order.paid', '', '{"type":"order.paid"}', 1790000050000, 1790000060000, 2, null, 'status-500');
