# Run once by the image of PostgreSQL, on an empty volume: a role and a database for each service. Each role may connect
# to its own database and to no other.
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set passport_name="$PASSPORT_NAME" --set passport_password="$PASSPORT_PASSWORD" \
  --set scoring_name="$SCORING_NAME" --set scoring_password="$SCORING_PASSWORD" <<'SQL'
create role :"passport_name" login password :'passport_password';
create role :"scoring_name" login password :'scoring_password';
create database passport owner :"passport_name";
create database scoring owner :"scoring_name";
revoke connect on database passport from public;
revoke connect on database scoring from public;
SQL
